"""Whatever leads to a person or to an account is named by a holding: none is forgotten when somebody asks or is erased."""

from django.apps import apps

from accounts.models import Person, User
from core.holdings import acts, holdings


def relations():
    """Every stored relation as ("app.Model.field", the model it stands in, the model it leads to)."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and not field.many_to_many and field.model is model:
                yield f"{model._meta.label}.{field.name}", model, field.related_model


def named():
    """The fields that holdings name."""
    return {field for holding in holdings() for field in holding.fields}


def test_every_field_that_leads_to_a_person_or_an_account_is_named():
    direct = {path for path, _model, target in relations() if target in (Person, User)}
    assert direct - named() - acts().keys() == set()


def test_what_hangs_on_a_persons_rows_is_named_too():
    """Answers hang on attempts, attempts on people: the chain is followed to its end."""
    fields = named()
    about = {model for path, model, target in relations() if path in fields and target is not User} - {Person, User}
    loose = {
        model._meta.label
        for _path, model, target in relations()
        if target in about and model not in about and model._meta.label not in {p.rpartition(".")[0] for p in fields}
    }
    assert loose == set()


def test_nothing_is_named_that_does_not_exist():
    real = {path for path, _model, _target in relations()}
    assert (named() | acts().keys()) - real == set()


def test_every_holding_says_what_it_is_for_and_what_remains():
    silent = [h.name for h in holdings() if not all(map(str, (h.title, h.purpose, h.kept, h.after)))]
    assert silent == []
