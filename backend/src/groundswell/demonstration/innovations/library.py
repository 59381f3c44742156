"""The innovations of the demonstration, in words. Those with a planted effect, or none, are in `spreading.PLANTED`."""

from typing import NamedTuple


class Described(NamedTuple):
    code: str
    title: str
    themes: tuple[str, ...]
    measures: tuple[str, ...]
    summary: str
    first_cycle: str
    how_to: str
    cost: str
    time: str
    people: str


LIBRARY = (
    Described(
        "call-back-instead-of-hold",
        "Call back instead of hold",
        ("Active signposting", "Productive work flows"),
        ("missed_call_share", "patient_satisfaction_access"),
        "Callers who would wait more than two minutes leave a number and are called back within 30 minutes, by someone "
        "who can book, advise or pass on.",
        "One receptionist, one morning, counting who accepts a call back.",
        "Write a sentence that offers the call back. Keep the list where everyone can see it. Agree who calls back in "
        "the peak hour. Count accepted, reached, and reached within half an hour. Widen only when nine in ten are "
        "reached in time.",
        "None with an existing phone system that can take a number; about £40 a line a month for one that cannot.",
        "Two weeks of small tests, then two months to cover all day.",
        "One receptionist to begin with; a lead who looks at the list every day.",
    ),
    Described(
        "reminders-patients-can-answer",
        "Reminders patients can answer",
        ("Reduce DNAs", "Personal productivity"),
        ("dna_rate",),
        "A text three days before the appointment that can be answered with one letter to cancel; the slot is offered "
        "again at once.",
        "One clinic, one week: count the answers and the slots used again.",
        "Send three days and one day before. Make cancelling one letter. Put cancelled slots back the same hour. Look "
        "each week at who did not come in spite of the text, and ask five of them why.",
        "Texts at about 2p each; nothing where the commissioner pays for them.",
        "A month from the first text to the whole practice.",
        "Whoever keeps the appointment book, an hour a week.",
    ),
    Described(
        "online-form-with-a-same-day-answer",
        "Online form with a same-day answer",
        ("New consultation types",),
        ("online_consultation_rate",),
        "A form on the practice's page, open in working hours, answered the same day by message, call or appointment.",
        "One doctor answers the forms of one morning a week for a month.",
        "Begin with one morning. Say on the page when an answer comes, and keep to it. Sort by what is asked, not by "
        "who asks. Stop taking forms when the day is full, and say so.",
        "The price of the online system; it is often paid for already.",
        "Three months.",
        "A doctor or advanced nurse for each half-day, and a receptionist who knows the form.",
    ),
    Described(
        "care-navigators-at-the-front-desk",
        "Care navigators at the front desk",
        ("Active signposting", "Develop the team"),
        ("avoidable_appointment_share",),
        "Receptionists trained to ask what the call is about and to offer the pharmacist, physiotherapist, nurse or "
        "voluntary service where that is the better place.",
        "Two receptionists, one condition (colds), one week.",
        "Begin with the three requests that come most. Write the script together with those who will say it. Keep a "
        "list of who went where and ask a tenth of them whether it was right.",
        "Two days of training for each receptionist.",
        "Four months until all scripts are in use.",
        "All of reception; a doctor who answers doubts at once.",
    ),
    Described(
        "ten-minute-team-huddle",
        "Ten-minute team huddle",
        ("Develop the team", "Personal productivity"),
        ("staff_satisfaction",),
        "Everyone who is in stands together for ten minutes before the doors open: who is short, what is different "
        "today, what went well yesterday.",
        "One site, five mornings, and a show of hands on Friday.",
        "Fix the time and end on it. A different person leads each day. One thing to put right, by name, before noon.",
        "Ten minutes of everybody's morning.",
        "It works from the first week or is changed.",
        "Everyone.",
    ),
    Described(
        "shared-hub-for-letters",
        "Shared hub for letters",
        ("Productive work flows",),
        ("hours_released", "clinical_hours_released", "admin_hours_released"),
        "Trained administrators of several practices together read, code and act on incoming letters by agreed rules; "
        "doctors see the one in five that need them.",
        "One practice, discharge letters only, every one checked by a doctor.",
        "Agree the rules with the doctors. Check every letter for two weeks, then one in ten. Take on one kind of "
        "letter at a time, then one practice at a time.",
        "About £1,500 a practice for training; posts shared by list size.",
        "Six months to a hub of several practices.",
        "Two administrators for each 20,000 patients, a doctor for questions.",
    ),
    Described(
        "appointments-offered-when-people-can-come",
        "Appointments when people can come",
        ("Partnership working", "Productive work flows"),
        ("patient_satisfaction_access",),
        "Slots moved to the hours that the practice's own counts show people ask for, looked at again every quarter.",
        "Move one session to one evening for a month.",
        "Count for two weeks when people ask and what they are offered. Move the fewest sessions that close the widest "
        "gap. Ask twenty patients and everyone who works then.",
        "None beyond the rota.",
        "A quarter.",
        "The practice manager and one partner.",
    ),
    Described(
        "evening-and-weekend-hub",
        "Evening and weekend hub",
        ("Partnership working", "Extended access"),
        ("access_fund_additional_hours_used",),
        "Practices share one place for evening and weekend appointments, booked by any of their receptions.",
        "One evening at one place, booked by three receptions.",
        "Begin where records can be read by all. Let every reception book directly. Move hours that nobody books.",
        "Doctors' and nurses' sessions; about £6 a patient a year when all hours are kept.",
        "Eight months from agreement to full hours.",
        "A hub manager; rotas shared by all practices.",
    ),
    Described(
        "quieter-after-eleven-message",
        "“Quieter after 11” on the line",
        ("Active signposting",),
        ("missed_call_share",),
        "A recorded sentence in the queue that says the lines are quieter after eleven.",
        "One week with it, one week without.",
        "Record it in a friendly voice. Change the hour if the counts say so.",
        "None.",
        "An afternoon.",
        "Whoever looks after the phones.",
    ),
    Described(
        "posters-about-missed-appointments",
        "Posters about missed appointments",
        ("Reduce DNAs",),
        ("dna_rate",),
        "A poster in the waiting room that says how many appointments were missed last month.",
        "One poster, one month.",
        "Put up last month's number. Those who did not come do not see it.",
        "Paper.",
        "An hour a month.",
        "One person.",
    ),
    Described(
        "protected-learning-hour",
        "Protected learning hour",
        ("Develop the team", "Develop QI expertise"),
        ("staff_satisfaction",),
        "One hour a week without calls for the whole team to learn, covered by a neighbour.",
        "One hour, one month, with the neighbour's agreement.",
        "Agree cover first. Let the team choose the subject. Keep it when it is busy.",
        "An hour of everyone's time a week.",
        "A month.",
        "Everyone, and a neighbour who takes the calls.",
    ),
    Described(
        "personal-asthma-action-plans",
        "Personal asthma action plans",
        ("Support self care", "Asthma"),
        (),
        "Every patient with asthma leaves the yearly review with a written plan of what to do when it gets worse.",
        "One nurse, ten reviews, and a call a month later.",
        "Write the plan together, in the patient's words. Put it in the record. Call those who needed the emergency "
        "department and ask whether they used it.",
        "Fifteen minutes more for each review.",
        "A year for everyone on the register.",
        "Practice nurses.",
    ),
    Described(
        "direct-x-ray-pathway",
        "X-ray without a second visit",
        ("Productive work flows", "Imaging"),
        (),
        "Requests go straight to the hospital's list with the question to be answered; the report comes back with "
        "advice, and the patient is told by message.",
        "One practice, chest X-rays, two weeks.",
        "Agree the form with radiology. Say who tells the patient. Count days from request to result.",
        "None once the form is agreed.",
        "Four months with the hospital.",
        "A doctor, a radiographer, and the hospital's booking office.",
    ),
    Described(
        "phlebotomy-in-the-practice",
        "Blood tests in the practice",
        ("Partnership working", "Long-term conditions"),
        (),
        "Bloods are taken where the patient already is, twice a week, as the first stage of one clinic for long-term "
        "conditions.",
        "One clinic for ten patients with diabetes.",
        "Share a phlebotomist. Book blood tests with the review they are for. Watch the van's times.",
        "About £4 a patient.",
        "Two months.",
        "A phlebotomist shared by three practices.",
    ),
)
