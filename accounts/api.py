"""Who is asking: the account behind a token."""

from ninja import Router, Schema

from accounts.http import MemberRequest

router = Router(tags=["account"])


class Me(Schema):
    """The account for which the token acts."""

    username: str
    person: str | None
    person_uid: str | None


@router.get("/me", response=Me, summary="The account behind the token")
def me(request: MemberRequest) -> Me:
    """Name and person of the token's owner."""
    person = request.user.person
    return Me(
        username=request.user.username,
        person=person.full_name if person else None,
        person_uid=str(person.uid) if person else None,
    )
