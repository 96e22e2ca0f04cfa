"""The addresses of the register of units, people and roles."""

from django.urls import path

from organisation.views import cards, imports, reorganisations, requests, roles, units

app_name = "organisation"

urlpatterns = [
    path("to-chuc/", units.tree, name="units"),
    path("to-chuc/don-vi/<str:code>/", units.unit, name="unit"),
    path("to-chuc/don-vi/<str:code>/sua/", units.change, name="unit_change"),
    path("to-chuc/don-vi/<str:code>/lap/", units.establish, name="unit_establish"),
    path("to-chuc/don-vi/<str:code>/ket-thuc/", units.end, name="unit_end"),
    path("to-chuc/tim-don-vi/", units.suggestions, name="unit_suggestions"),
    path("to-chuc/sap-xep/", reorganisations.reorganisations, name="reorganisations"),
    path("to-chuc/sap-xep/lap/", reorganisations.start, name="reorganisation_start"),
    path("to-chuc/sap-xep/nap-tep/", reorganisations.upload, name="reorganisation_upload"),
    path("to-chuc/sap-xep/<uuid:uid>/", reorganisations.one, name="reorganisation"),
    path("to-chuc/sap-xep/<uuid:uid>/them/", reorganisations.step, name="reorganisation_step"),
    path("to-chuc/sap-xep/<uuid:uid>/bot/", reorganisations.remove, name="reorganisation_remove"),
    path("to-chuc/sap-xep/<uuid:uid>/bo/", reorganisations.discard, name="reorganisation_discard"),
    path("to-chuc/sap-xep/<uuid:uid>/thuc-hien/", reorganisations.carry_out, name="reorganisation_carry_out"),
    path("to-chuc/sap-xep/<uuid:uid>/hoan-tac/", reorganisations.undo, name="reorganisation_undo"),
    path("to-chuc/sap-xep/<uuid:uid>/xep-cho/<int:unit>/", reorganisations.mapping, name="reorganisation_mapping"),
    path("to-chuc/vai-tro/", roles.grants, name="roles"),
    path("to-chuc/vai-tro/giao/", roles.candidates, name="role_candidates"),
    path("to-chuc/vai-tro/giao/<str:name>/", roles.grant, name="grant_role"),
    path("to-chuc/vai-tro/nhat-ky/", roles.history, name="role_history"),
    path("to-chuc/vai-tro/<int:number>/", roles.one_grant, name="grant"),
    path("to-chuc/yeu-cau/", requests.register, name="requests"),
    path("to-chuc/yeu-cau/tai-ve/", requests.export, name="requests_export"),
    path("to-chuc/yeu-cau/ghi/", requests.askers, name="request_askers"),
    path("to-chuc/yeu-cau/ghi/<uuid:uid>/", requests.enter, name="request_enter"),
    path("to-chuc/yeu-cau/<uuid:uid>/", requests.one, name="request"),
    path("to-chuc/yeu-cau/<uuid:uid>/xac-nhan/", requests.acknowledge, name="request_acknowledge"),
    path("to-chuc/yeu-cau/<uuid:uid>/gia-han/", requests.extend, name="request_extend"),
    path("to-chuc/yeu-cau/<uuid:uid>/giai-quyet/", requests.grant, name="request_grant"),
    path("to-chuc/yeu-cau/<uuid:uid>/tu-choi/", requests.refuse, name="request_refuse"),
    path("to-chuc/nhap/", imports.imports, name="imports"),
    path("to-chuc/nhap/moi/", imports.new, name="import_new"),
    path("to-chuc/nhap/<uuid:uid>/", imports.detail, name="import"),
    path("to-chuc/nhap/<uuid:uid>/cau-hoi/", imports.questions, name="import_questions"),
    path("to-chuc/nhap/<uuid:uid>/thoi-giu/", imports.leaving, name="import_leaving"),
    path("to-chuc/nhap/<uuid:uid>/duyet/", imports.approve, name="import_approve"),
    path("to-chuc/nhap/<uuid:uid>/bo/", imports.cancel, name="import_cancel"),
    path("to-chuc/nhap/<uuid:uid>/chua-nhap.xlsx", imports.returned, name="import_returned"),
    path("to-chuc/the/", cards.cards, name="cards"),
    path("to-chuc/the/in/", cards.print_cards, name="print_cards"),
    path("to-chuc/the/<uuid:uid>/", cards.card, name="card"),
]
