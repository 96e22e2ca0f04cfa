"""The addresses of accounts."""

from allauth.account import views as library_account
from allauth.mfa.base import views as second_factor
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as identities
from allauth.socialaccount.providers.openid_connect import views as openid
from allauth.usersessions import views as sessions
from django.urls import path
from django.views.generic import RedirectView

from accounts.views import cards, linking, own, passwords, privacy, signing_in
from core.access import open_to_all, open_to_members

app_name = "accounts"

urlpatterns = [
    path("dang-nhap/", signing_in.sign_in, name="sign_in"),
    path("dang-nhap/the/", cards.card, name="card"),
    path("the/", open_to_all(RedirectView.as_view(pattern_name="accounts:card")), name="card_short"),
    path("the/<str:code>/", cards.card_link, name="card_link"),
    path("dang-nhap/mat-khau/", cards.choose, name="choose_password"),
    path("dang-nhap/quen-mat-khau/", passwords.ask_letter, name="ask_letter"),
    path("dang-nhap/thu/<str:account>/<str:key>/", cards.letter_link, name="letter_link"),
    path("tai-khoan/mat-khau/", passwords.change, name="change_password"),
    path("dang-xuat/", signing_in.sign_out, name="sign_out"),
    path("cua-toi/", own.mine, name="mine"),
    path("hien-thi/", own.display, name="display"),
    path("du-lieu-cua-toi/", privacy.mine, name="own_data"),
    path("du-lieu-cua-toi/thong-bao/", privacy.notice, name="notice"),
    path("du-lieu-cua-toi/dong-y/", privacy.consent, name="consent"),
    path("du-lieu-cua-toi/tai-ve/", privacy.take, name="take_data"),
    path("du-lieu-cua-toi/yeu-cau/", privacy.requests, name="own_requests"),
    path("du-lieu-cua-toi/yeu-cau/<uuid:uid>/rut-lai/", privacy.take_back, name="take_back_request"),
    path("tai-khoan/lien-ket/xac-nhan/", linking.link, name="link_identity"),
]

# The library's own pages, in our look and at our addresses; it asks for them by these names, so they have no namespace.
library = [
    path("dang-nhap/", signing_in.sign_in, name="account_login"),
    path("dang-nhap/", signing_in.sign_in, name="account_signup"),
    path("dang-xuat/", signing_in.sign_out, name="account_logout"),
    path("dang-nhap/hai-lop/", open_to_all(second_factor.authenticate), name="mfa_authenticate"),
    path("dang-nhap/khoa/", open_to_all(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("dang-nhap/khong-duoc/", open_to_all(identities.login_error), name="socialaccount_login_error"),
    path("dang-nhap/da-huy/", open_to_all(identities.login_cancelled), name="socialaccount_login_cancelled"),
    path("dang-nhap/<slug:provider_id>/login/", linking.sign_in_elsewhere, name="openid_connect_login"),
    path("dang-nhap/<slug:provider_id>/login/callback/", open_to_all(openid.callback), name="openid_connect_callback"),
    path("tai-khoan/xac-nhan/", open_to_members(library_account.reauthenticate), name="account_reauthenticate"),
    path("tai-khoan/xac-nhan/ma/", open_to_members(second_factor.reauthenticate), name="mfa_reauthenticate"),
    path(
        "tai-khoan/xac-nhan/khoa/",
        open_to_members(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("tai-khoan/bao-mat/", open_to_members(second_factor.index), name="mfa_index"),
    path("tai-khoan/bao-mat/ung-dung/", open_to_members(codes.activate_totp), name="mfa_activate_totp"),
    path("tai-khoan/bao-mat/ung-dung/bo/", open_to_members(codes.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "tai-khoan/bao-mat/ma-du-phong/",
        open_to_members(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "tai-khoan/bao-mat/ma-du-phong/moi/",
        open_to_members(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("tai-khoan/bao-mat/khoa/", open_to_members(second_factor.index), name="mfa_list_webauthn"),
    path("tai-khoan/bao-mat/khoa/them/", open_to_members(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("tai-khoan/bao-mat/khoa/<int:pk>/ten/", open_to_members(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path("tai-khoan/bao-mat/khoa/<int:pk>/bo/", open_to_members(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
    path("tai-khoan/phien/", open_to_members(sessions.list_usersessions), name="usersessions_list"),
    path("tai-khoan/lien-ket/", open_to_members(identities.connections), name="socialaccount_connections"),
]
