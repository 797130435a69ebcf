"""The steps of a care path, for cases that need some of them."""

from tests.cases import fact, registered

reported = fact("UnwillingnessReported", "2024-02-01")
examined = fact("ExaminationOpened", "2024-02-05")
assessed = fact("AbilityAssessed", "2024-02-12")
offered = fact("OfferMade", "2024-02-14")
invited = fact("InvitedToBeHeard", "2024-02-15", for_on="2024-03-01")
heard = fact("Heard", "2024-03-01")
proposed = fact("PathDecided", "2024-03-10", decision="maatregel_proposed")

UNDER_SUSPICION = (registered(), reported)
UNDER_EXAMINATION = (*UNDER_SUSPICION, examined)
READY_FOR_A_DECISION = (*UNDER_EXAMINATION, assessed, offered, invited, heard)
MAATREGEL_PROPOSED = (*READY_FOR_A_DECISION, proposed)
