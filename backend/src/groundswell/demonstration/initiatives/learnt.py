"""Initiatives of people learning to lead: participants' projects, and the child-health GPs'."""

from groundswell.demonstration.initiatives.described import Box, Judged, Test, Tried, WrittenUp

PHLEBOTOMY = Tried(
    code="a-phlebotomy-service",
    title="A phlebotomy service",
    origin="project",
    status="completed",
    started=-560,
    ended=-330,
    ended_because="The service is commissioned for two years; the clinic is its next stage.",
    owner="federation of the practices",
    theme="Long-term conditions",
    programme="practice-leaders-1",
    project="A phlebotomy service as the first stage of an integrated chronic-disease clinic",
    aim=(
        "Take bloods where the patient already is",
        "Nine in ten within two weeks of the request",
        "Patients with a long-term condition",
        -330,
    ),
    boxes=(
        Box("primary", "near", "Bloods are taken near home"),
        Box("primary", "one", "One visit for one review"),
        Box("secondary", "shared", "A phlebotomist shared by practices", ("near",)),
        Box("secondary", "booked", "Tests booked with the review", ("one", "near~")),
        Box("change_idea", "twice", "Two mornings a week in the practice", ("shared",)),
        Box("change_idea", "pair", "Review and test in one letter", ("booked",)),
    ),
    tests=(
        Test("twice", "Ten patients, one morning", "Ten patients", -540, 7, "Eight come", "Nine came", "adopt"),
        Test("pair", "One letter for both", "Forty patients", -500, 30, "Nobody comes twice", "Four did", "adapt"),
        Test("twice", "Two mornings", "One practice", -450, 60, "Nine in ten within two weeks", "92 in 100", "adopt"),
    ),
    measures=(
        Judged("outcome", aim=90, title="Bloods within two weeks", numerator="Taken within 14 days of the request",
               denominator="Requests", unit_label="% of requests", months=16, levels=(41, 92), changes=9, whole=150),
    ),
    scores=(4.5, 4.0),
    milestones=(("Stage one open", -450, -450), ("The integrated clinic", 200, None)),
    quiet=300,
    written_up=WrittenUp(
        -335,
        "Patients with long-term conditions went to the hospital for blood tests, and again for the results.",
        "A phlebotomist comes twice a week, and the test is booked with the review.",
        "Nine in ten bloods are taken within two weeks of the request, where it had been four in ten.",
        "Book the test with the review from the first day.",
    ),
)  # fmt: skip

ASTHMA = Tried(
    code="personal-asthma-action-plans",
    title="Personal asthma action plans",
    origin="project",
    status="sustaining",
    started=-550,
    owner="federation of the practices",
    theme="Asthma",
    programme="practice-leaders-1",
    project="Personal asthma action plans",
    expected_end=30,
    aim=("A written plan for everyone with asthma", "Eight in ten reviews", "Patients on the register", 30),
    boxes=(
        Box("primary", "written", "A plan is written at the review"),
        Box("primary", "used", "The plan is used"),
        Box("change_idea", "own", "In the patient’s own words", ("written", "used")),
        Box("change_idea", "call", "A call a month later", ("used",)),
    ),
    tests=(
        Test("own", "One nurse, ten reviews", "One nurse", -530, 20, "Ten plans", "Eight; the form was too long",
             "adapt"),
        Test("own", "One page", "One nurse", -500, 21, "Ten plans", "Ten", "adopt"),
        Test("call", "A call a month later", "Thirty patients", -430, 40, "Twenty have used it", "Eleven had",
             "adapt"),
    ),
    measures=(
        Judged("process", aim=80, title="Reviews that end with a plan", numerator="Reviews with a written plan",
               denominator="Asthma reviews", unit_label="% of reviews", months=17, levels=(12, 83), changes=14,
               whole=44),
        Judged("outcome", title="Emergency visits for asthma", numerator="Visits", unit="count",
               unit_label="visits a month", direction="lower", months=17, levels=(9, 8)),
    ),
    scores=(4.0, 4.0),
    journal=((-60, "The nurse who began it has moved; the plan is part of the template now and goes on."),),
)  # fmt: skip

XRAY = Tried(
    code="a-redesigned-x-ray-pathway",
    title="A redesigned X-ray pathway",
    origin="project",
    status="stopped",
    started=-540,
    ended=-360,
    ended_because="The hospital changed its system in the middle of the test, and the form could not be agreed again "
    "before the programme ended. Begin with the booking office next time.",
    owner="federation of the practices",
    theme="Imaging",
    programme="practice-leaders-1",
    project="A redesigned X-ray pathway",
    aim=("Fewer days from request to result", "From 16 days to 7", "Patients who need a chest X-ray", -360),
    boxes=(
        Box("primary", "direct", "The request goes straight to the list"),
        Box("primary", "told", "The patient hears the result once"),
        Box("change_idea", "form", "One form with the question", ("direct",)),
        Box("change_idea", "message", "The result by message", ("told",)),
    ),
    tests=(
        Test("form", "One practice, two weeks", "One practice", -520, 14, "Ten days", "12 days", "adapt"),
        Test("form", "Three practices", "Three practices", -470, 45, "Seven days", "19 days after the change of system",
             "abandon"),
    ),
    measures=(
        Judged("outcome", aim=7, title="Days from request to result", unit="ratio", unit_label="days",
               direction="lower", months=10, levels=(16, 17)),
    ),
    scores=(2.5, 2.5),
    quiet=360,
    written_up=WrittenUp(
        -350,
        "Patients waited 16 days for the result of a chest X-ray and came back to ask.",
        "A form with the question to be answered, straight to the hospital’s list.",
        "Twelve days at one practice; then the hospital’s system changed and it was 19.",
        "Begin with the booking office, and ask what is about to change.",
    ),
)  # fmt: skip

EVENING_BLOODS = Tried(
    code="phlebotomy-in-the-evening",
    title="Phlebotomy in the evening",
    origin="project",
    status="testing",
    started=-110,
    owner="federation of the practices",
    theme="Long-term conditions",
    programme="practice-leaders-2",
    project="Phlebotomy in the evening",
    expected_end=60,
    aim=("Bloods for people who work", "Twenty each evening", None, 60),
    boxes=(Box("primary", "hours", "There are slots when people can come"), Box("change_idea", "late", "One evening",
           ("hours",))),
    tests=(
        Test("late", "One evening", "One practice", -90, 14, "Twelve come", "Nine came", "adapt"),
        Test("late", "One evening, texted", "One practice", -30, 40, "Twenty come"),
    ),
    scores=(2.0, 2.0),
)  # fmt: skip

SCHOOL_ASTHMA = Tried(
    code="asthma-in-school",
    title="Asthma in school: one plan, three places",
    origin="project",
    status="testing",
    started=-210,
    owner="programme",
    theme="Asthma",
    programme="child-health-gp-2",
    project="Asthma in school: one plan, three places",
    expected_end=180,
    aim=("The same plan at home, at school and at the practice", "Sixty children", "Children with asthma in two towns",
         180),
    boxes=(
        Box("primary", "same", "Everyone has the same plan"),
        Box("primary", "know", "Teachers know what to do"),
        Box("change_idea", "copy", "Three copies at the review", ("same",)),
        Box("change_idea", "lesson", "Half an hour with the staff", ("know", "same~")),
    ),
    tests=(
        Test("copy", "Six children", "Six children", -180, 30, "All six schools answer", "Four did", "adapt"),
        Test("lesson", "One school", "One school", -100, 20, "Every teacher knows where it is", "9 of 11", "adopt"),
        Test("copy", "Twenty children", "Twenty children", -35, 45, "All schools answer in a week"),
    ),
    measures=(
        Judged("process", aim=60, title="Children with one plan in three places", unit="count",
               numerator="Children", unit_label="children", months=6, levels=(4, 23), changes=6),
    ),
    scores=(2.5, 2.5),
    journal=((-80, "The school nurses ask for the form on one side of paper."),),
)  # fmt: skip

LEARNT = (PHLEBOTOMY, ASTHMA, XRAY, EVENING_BLOODS, SCHOOL_ASTHMA)
