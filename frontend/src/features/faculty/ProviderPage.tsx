import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Provider } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Loading } from "../../ui/Loading";
import { NotHere } from "../../ui/NotHere";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { AddContract } from "./AddContract";
import { ContractSection } from "./ContractSection";
import { providersQuery } from "./queries";
import "../../ui/form.css";
import "./faculty.css";

const route = getRouteApi("/signed-in/faculty/providers/$provider");

/** One provider: its contracts, the days worked under each, and what is left. */
export function ProviderPage() {
  const { provider: id } = route.useParams();
  const { data, error, refetch } = useQuery(providersQuery());
  if (error && !data) {
    return (
      <PageFailing
        heading="A provider"
        what="The provider could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  if (!data) {
    return (
      <>
        <h1 className="visually-hidden">Loading</h1>
        <Loading what="Fetching the provider." cells={2} />
      </>
    );
  }
  const provider = data.items.find((each) => String(each.id) === id);
  return provider ? <OneProvider key={provider.id} provider={provider} /> : <NotHere />;
}

function OneProvider({ provider }: { provider: Provider }) {
  const may = useMay("run_programmes");
  const latest = [...provider.contracts].reverse();
  return (
    <>
      <PageTitle title={provider.name} />
      <Crumbs
        places={[
          { label: "Faculty", to: "/faculty" },
          { label: "Providers", to: "/faculty/providers" },
        ]}
      />
      <h1>{provider.name}</h1>
      <p className="page-head__facts">{[provider.specialism, provider.contact].filter(Boolean).join(" · ")}</p>
      <div className="columns section">
        <div className={may ? "span-8" : "span-12"}>
          {latest.length === 0 ? (
            <Empty title="There is no contract yet.">
              {may ? "Add one: days worked are recorded under it." : "Days appear here with the first contract."}
            </Empty>
          ) : (
            latest.map((contract) => <ContractSection key={contract.id} contract={contract} />)
          )}
        </div>
        {may && (
          <div className="span-4">
            <AddContract provider={provider.id} />
          </div>
        )}
      </div>
    </>
  );
}
