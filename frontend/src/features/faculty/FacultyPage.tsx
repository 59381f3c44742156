import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { FacultyPage as Faculty } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { longDate } from "../../lib/period";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { Lede } from "../../ui/Lede";
import { Loading } from "../../ui/Loading";
import { useMayRun } from "../../ui/MayRun";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { CapacitySection } from "./CapacitySection";
import { GrowthSection } from "./GrowthSection";
import { Pipeline } from "./Pipeline";
import { facultyQuery } from "./queries";
import { SpecialistDays } from "./SpecialistDays";
import { Workload } from "./Workload";
import "./faculty.css";

/** The improvement faculty: who is in training, how it grows, what it has taken on and what is asked of it. */
export function FacultyPage() {
  const mayRun = useMayRun();
  const { data: faculty, error, refetch } = useQuery({ ...facultyQuery(), enabled: mayRun });
  if (!mayRun) return <ForReaders />;
  return (
    <>
      <PageTitle title="Improvement faculty" />
      {error && !faculty ? (
        <PageFailing
          heading="Improvement faculty"
          what="The faculty could not be fetched."
          error={error}
          onRetry={() => void refetch()}
        />
      ) : (
        <>
          <div className="page-head">
            <div>
              <h1>Improvement faculty</h1>
              {faculty && (
                <p className="page-head__facts">
                  {faculty.members} members, {faculty.accredited} accredited · {longDate(faculty.day)}
                </p>
              )}
            </div>
            <div className="actions">
              <Link className="button" to="/faculty/members">
                All members
              </Link>
              <Link className="button" to="/faculty/providers">
                Providers
              </Link>
              <CsvButton address="/api/v1/faculty-members.csv" name="faculty-members.csv" />
            </div>
          </div>
          {faculty ? <Sections faculty={faculty} /> : <Loading what="Fetching members, days and the target." />}
        </>
      )}
    </>
  );
}

/** Who only reads sees who the members are; their days and their growth are not theirs to see. */
function ForReaders() {
  return (
    <>
      <PageTitle title="Improvement faculty" />
      <h1>Improvement faculty</h1>
      <div className="section">
        <Empty
          title="Days, growth and need are for those who run programmes."
          actions={
            <>
              <Link className="button" to="/faculty/members">
                All members
              </Link>
              <Link className="button" to="/faculty/providers">
                Providers
              </Link>
            </>
          }
        />
      </div>
    </>
  );
}

function Sections({ faculty }: { faculty: Faculty }) {
  const may = useMay("run_programmes");
  if (faculty.members === 0 && faculty.specialists.length === 0) {
    return (
      <>
        <Lede sentence={faculty.sentence} />
        <div className="section">
          <Empty
            title="There is nothing to draw yet."
            actions={
              may && (
                <>
                  <Link className="button" to="/faculty/members/add">
                    Add the first member
                  </Link>
                  <Link className="button" to="/faculty/providers">
                    Add a provider
                  </Link>
                </>
              )
            }
          >
            The pipeline, the growth and the workload appear with the first member.
          </Empty>
        </div>
      </>
    );
  }
  return (
    <>
      <Lede sentence={faculty.sentence} />
      <Pipeline steps={faculty.pipeline} />
      <GrowthSection growth={faculty.growth} />
      <Workload loads={faculty.workload} />
      <CapacitySection months={faculty.capacity} today={faculty.day} />
      <SpecialistDays contracts={faculty.specialists} />
    </>
  );
}
