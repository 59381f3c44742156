import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, TextInput } from "nhsuk-react-components";
import type { Provider, Specialists } from "../../api/facultyTypes";
import { useMay } from "../../api/useMay";
import { useDraft } from "../../lib/draft";
import { providerPath } from "../../lib/places";
import { Crumbs } from "../../ui/Crumbs";
import { CsvButton } from "../../ui/CsvButton";
import { Empty } from "../../ui/Empty";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { KeptDraft } from "../../ui/KeptDraft";
import { Loading } from "../../ui/Loading";
import { PageFailing } from "../../ui/PageFailing";
import { PageTitle } from "../../ui/PageTitle";
import { ScrollCard } from "../../ui/ScrollCard";
import { textField } from "../../ui/textField";
import { useForm } from "../../ui/useForm";
import { addProvider } from "./acts";
import { days } from "./dayBars";
import { noProvider, problemsInProvider, providerOf } from "./providerForms";
import { facultyQuery, providersQuery } from "./queries";
import "../../ui/form.css";
import "./faculty.css";

/** The specialists who are bought in, each with what is left of the days bought. */
export function ProvidersPage() {
  const may = useMay("run_programmes");
  const { data, error, refetch } = useQuery(providersQuery());
  const { data: faculty } = useQuery({ ...facultyQuery(), enabled: may });
  if (error && !data) {
    return (
      <PageFailing
        heading="Specialist providers"
        what="The providers could not be fetched."
        error={error}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <>
      <PageTitle title="Specialist providers" />
      <Crumbs places={[{ label: "Faculty", to: "/faculty" }]} />
      <div className="page-head">
        <h1>Specialist providers</h1>
        <div className="actions">
          <CsvButton address="/api/v1/providers.csv" name="providers.csv" label="Contracts as CSV" />
          <CsvButton address="/api/v1/specialist-days.csv" name="specialist-days.csv" label="Days worked as CSV" />
        </div>
      </div>
      <p className="lede">
        Specialists are bought in by the day, under contracts.{may && " Open one to record days worked."}
      </p>
      <div className="columns section">
        <section className={may ? "span-8" : "span-12"} aria-labelledby="providers-heading">
          <h2 id="providers-heading" className="visually-hidden">
            Providers
          </h2>
          {!data ? (
            <Loading what="Fetching the providers." cells={3} />
          ) : data.items.length === 0 ? (
            <Empty title="No provider is known yet.">
              {may ? "Add the first, then its contract." : "Providers appear here with their contracts."}
            </Empty>
          ) : (
            <Providers items={data.items} contracts={faculty?.specialists ?? []} />
          )}
        </section>
        {may && (
          <div className="span-4">
            <AddProvider />
          </div>
        )}
      </div>
    </>
  );
}

function Providers({ items, contracts }: { items: Provider[]; contracts: Specialists[] }) {
  return (
    <ScrollCard label="Table of providers">
      <table className="table">
        <caption className="visually-hidden">Providers, their contracts and days left</caption>
        <thead>
          <tr>
            <th scope="col">Provider</th>
            <th scope="col">Contact</th>
            <th scope="col">Contracts, with days left</th>
          </tr>
        </thead>
        <tbody>
          {items.map((provider) => (
            <tr key={provider.id}>
              <th scope="row">
                <Link to={providerPath(provider.id)}>
                  <b>{provider.name}</b>
                </Link>
                <span className="head-note">{provider.specialism}</span>
              </th>
              <td>{provider.contact ?? "–"}</td>
              <td>
                {provider.contracts.length === 0 ? (
                  "None yet"
                ) : (
                  <ul>
                    {provider.contracts.map((contract) => (
                      <li key={contract.id}>
                        {contract.title}
                        {leftWords(contracts.find(({ id }) => id === contract.id))}
                      </li>
                    ))}
                  </ul>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollCard>
  );
}

/** Told to those who run programmes; others see the contract alone. */
const leftWords = (found: Specialists | undefined): string =>
  found ? `: ${days(found.left)} of ${days(found.bought)} left` : "";

const idOf = (field: string) => `provider-${field}`;

function AddProvider() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { draft: typed, setDraft: setTyped, kept, forget } = useDraft("provider", noProvider);
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: problemsInProvider,
    send: (sent) => addProvider(providerOf(sent)),
    onDone: async ({ id }) => {
      forget();
      await queryClient.invalidateQueries({ queryKey: ["faculty"] });
      await navigate({ to: providerPath(id) });
    },
  });
  const text = textField({ typed, setTyped, wrong, idOf });
  return (
    <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="add-provider-heading">
      <h2 id="add-provider-heading">Add a provider</h2>
      <ErrorSummary title="No provider has been added" problems={problems} idOf={idOf} />
      <KeptDraft kept={kept} onForget={forget} />
      <TextInput label="Name" maxLength={200} {...text("name")} />
      <TextInput
        label="Specialism"
        hint="Lean, measurement, workforce redesign, board coaching, project management."
        maxLength={100}
        {...text("specialism")}
      />
      <TextInput label="Contact" hint="A name, a telephone number, an address." maxLength={300} {...text("contact")} />
      <Button small type="submit" disabled={busy}>
        Add the provider
      </Button>
    </form>
  );
}
