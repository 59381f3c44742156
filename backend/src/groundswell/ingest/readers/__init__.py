"""Readers of published figures: bytes to rows, one file a format."""

from groundswell.ingest.readers.deprivation import DeprivationScores
from groundswell.ingest.readers.figures import Figures
from groundswell.ingest.readers.online_consultations import OnlineConsultations
from groundswell.ingest.readers.registered_patients import RegisteredPatients
from groundswell.ingest.readers.telephony import Telephony
from groundswell.ingest.readers.trimethoprim import Trimethoprim
from groundswell.ingest.reading import Reader

READERS: list[Reader] = [
    OnlineConsultations(),
    Telephony(),
    RegisteredPatients(),
    Trimethoprim(),
    DeprivationScores(),
    Figures(),
]
