import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Exclusion } from "../../api/figureTypes";
import { meQuery } from "../../api/organisations";
import { monthAndYear, shortDate } from "../../lib/period";
import { Confirm } from "../../ui/Confirm";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { Loading } from "../../ui/Loading";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { Tag } from "../../ui/Tag";
import { NewExclusion } from "./NewExclusion";
import { exclusionsQuery, lift, measuresQuery } from "./queries";
import "./exclusions.css";

const figures = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "figure" : "figures"}`;

/** Figures that people have set aside, with their reasons; whoever may, sets aside and lifts. */
export function ExclusionsPage() {
  const { data: me } = useSuspenseQuery(meQuery());
  const { data, error, refetch } = useQuery(exclusionsQuery());
  const [made, setMade] = useState<Exclusion>();
  const may = me.permissions.includes("exclude_figures");
  const standing = data?.items.filter(({ lifted_at }) => lifted_at === null) ?? [];
  const aside = standing.reduce((sum, exclusion) => sum + exclusion.figures, 0);
  return (
    <>
      <PageTitle title="Figures set aside" />
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      <h1>Figures set aside</h1>
      <p className="page-head__facts">Drawn hollow, with the reason; in no limit, no rule and no total.</p>
      <p className="lede" role="status">
        {data &&
          (standing.length === 0
            ? "No figures are set aside."
            : `${figures(aside)} ${aside === 1 ? "is" : "are"} set aside, for ${standing.length === 1 ? "one reason" : `${standing.length} reasons`}.`)}
      </p>
      {made && (
        <div className="box box--done exclusion-made" role="status">
          <p>
            <strong>{figures(made.figures)} set aside.</strong> Every chart and total already leaves{" "}
            {made.figures === 1 ? "it" : "them"} out. Lift it below, and the former figures are back exactly.
          </p>
        </div>
      )}
      <div className="columns section">
        <section className={may ? "span-8" : "span-12"} aria-labelledby="list-heading">
          <div className="section-head">
            <h2 id="list-heading">By reason</h2>
            <p>Newest first; lifted ones stay in the list</p>
          </div>
          {error && !data ? (
            <Failing what="The list could not be fetched." error={error} onRetry={() => void refetch()} />
          ) : !data ? (
            <Loading what="Fetching what is set aside." cells={2} />
          ) : data.items.length === 0 ? (
            <Empty title="Nothing has ever been set aside.">
              A silent supplier or a line that was down would be a reason.
            </Empty>
          ) : (
            <Exclusions items={data.items} may={may} />
          )}
        </section>
        {may && (
          <div className="span-4">
            <NewExclusion onMade={setMade} />
          </div>
        )}
      </div>
    </>
  );
}

function Exclusions({ items, may }: { items: Exclusion[]; may: boolean }) {
  const { data: measures } = useQuery(measuresQuery());
  const titleOf = (code: string) => measures?.items.find((measure) => measure.code === code)?.title ?? code;
  return (
    <ScrollCard label="Table of figures set aside">
      <table className="table exclusions">
        <caption className="visually-hidden">Figures set aside</caption>
        <thead>
          <tr>
            <th scope="col">What, and why</th>
            <th scope="col">Months</th>
            <th scope="col">Whose</th>
            <th scope="col" className="number">
              Figures
            </th>
            {may && (
              <th scope="col">
                <span className="visually-hidden">Lift</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((exclusion) => (
            <Row key={exclusion.id} exclusion={exclusion} title={titleOf(exclusion.measure)} may={may} />
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

function Row({ exclusion, title, may }: { exclusion: Exclusion; title: string; may: boolean }) {
  const queryClient = useQueryClient();
  const { id, from, to, reason, made_by, made_at, only_zeros, lifted_at } = exclusion;
  const lifting = useMutation({ mutationFn: () => lift(id), onSuccess: () => queryClient.invalidateQueries() });
  return (
    <tr>
      <th scope="row">
        <b>{title}</b> {lifted_at && <Tag tone="grey">lifted {shortDate(lifted_at)}</Tag>}
        <br />
        {reason}
        <span className="head-note">
          {made_by}, {shortDate(made_at)}
        </span>
      </th>
      <td>{from === to ? monthAndYear(from) : `${monthAndYear(from)} to ${monthAndYear(to)}`}</td>
      <td>
        {whose(exclusion)}
        {only_zeros && <span className="head-note">only noughts</span>}
      </td>
      <td className="number">{exclusion.figures.toLocaleString("en-GB")}</td>
      {may && (
        <td>
          {!lifted_at && (
            <Confirm
              quiet
              act="Lift"
              question={`Count ${figures(exclusion.figures)} again?`}
              yes="Lift it"
              no="Keep it"
              busy={lifting.isPending}
              onConfirm={() => lifting.mutate()}
            />
          )}
          {lifting.error && (
            <Failing what="It was not lifted." error={lifting.error} onRetry={() => lifting.mutate()} />
          )}
        </td>
      )}
    </tr>
  );
}

function whose({ supplier, organisations }: Exclusion): string {
  if (supplier) return supplier;
  if (organisations.length === 0) return "Everyone";
  const names = organisations.slice(0, 3).map(({ name }) => name);
  return organisations.length > 3 ? `${names.join(", ")} and ${organisations.length - 3} more` : names.join(", ");
}
