"""Changes to programmes, to whom they concern, and to how far people are with them."""

from courses.services.programmes.advising import advise_periods
from courses.services.programmes.assigning import (
    AssignmentReport,
    follow_all_programmes,
    follow_person,
    follow_rules,
)
from courses.services.programmes.building import (
    NodeFacts,
    ProgrammeFacts,
    RuleFacts,
    add_node,
    add_rule,
    change_node,
    change_programme,
    close_programme,
    draft_programme,
    end_rule,
    move_node,
    open_programme,
    remove_node,
)
from courses.services.programmes.deciding import extend_duty, give_programme, resume_duty, waive_duty
from courses.services.programmes.drives import Drive, start_study_drive
from courses.services.programmes.exporting import export_standing, export_year
from courses.services.programmes.reminding import remind_of_duties
from courses.services.programmes.settling import recount_duties, settle_learner

__all__ = [
    "AssignmentReport",
    "Drive",
    "NodeFacts",
    "ProgrammeFacts",
    "RuleFacts",
    "add_node",
    "add_rule",
    "advise_periods",
    "change_node",
    "change_programme",
    "close_programme",
    "draft_programme",
    "end_rule",
    "export_standing",
    "export_year",
    "extend_duty",
    "follow_all_programmes",
    "follow_person",
    "follow_rules",
    "give_programme",
    "move_node",
    "open_programme",
    "recount_duties",
    "remind_of_duties",
    "remove_node",
    "resume_duty",
    "settle_learner",
    "start_study_drive",
    "waive_duty",
]
