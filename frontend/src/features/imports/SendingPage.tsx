import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { size } from "../../lib/amounts";
import { Crumbs } from "../../ui/Crumbs";
import { Empty } from "../../ui/Empty";
import { Failing } from "../../ui/Failing";
import { PageTitle } from "../../ui/PageTitle";
import { useSend } from "./DropFile";
import { useSendings, type Sending } from "./sendings";
import { Steps, stagesOf } from "./Steps";
import "./imports.css";

/** The file that is on its way: its four steps as they happen, then the page of what became of it. */
export function SendingPage() {
  const sendings = useSendings();
  const navigate = useNavigate();
  const latest = sendings.at(-1);
  const id = latest?.outcome?.id;
  useEffect(() => {
    if (id !== undefined) void navigate({ to: "/data/imports/$id", params: { id: String(id) }, replace: true });
  }, [id, navigate]);
  return (
    <>
      <PageTitle title={latest ? `Sending ${latest.file.name}` : "Sending"} />
      <Crumbs places={[{ label: "Data and API", to: "/data" }]} />
      {latest ? <Progress sending={latest} /> : <Nothing />}
    </>
  );
}

function Nothing() {
  return (
    <>
      <h1>Sending</h1>
      <div className="section">
        <Empty
          title="No file is on its way."
          actions={
            <Link to="/data" className="button">
              Files sent
            </Link>
          }
        >
          A reload forgets what was being sent. What arrived is in the list.
        </Empty>
      </div>
    </>
  );
}

function Progress({ sending }: { sending: Sending }) {
  const { file, state, problem, options, sent, steps } = sending;
  const sendFiles = useSend();
  const share = file.size ? sent / file.size : 1;
  const latest = steps.at(-1)?.step;
  const words =
    state === "failed"
      ? "The file was not loaded."
      : latest === undefined
        ? `Sending, ${Math.floor(share * 100)}%`
        : latest.step === "received"
          ? "Received. Reading it."
          : latest.step === "read"
            ? `Read as ${latest.title}. Checking every row.`
            : "Checked. Loading it.";
  return (
    <>
      <h1>{file.name}</h1>
      <p className="page-head__facts">{size(file.size)}</p>
      {problem ? (
        <div className="section">
          <Failing
            what="The file was not loaded."
            kept="Nothing was changed, and the file is still at hand."
            error={problem}
            onRetry={() => sendFiles([file], options)}
          />
        </div>
      ) : (
        <>
          <p className="lede" role="status">
            {words}
          </p>
          <progress className="progress" aria-label="Bytes sent" max={1} value={share} />
        </>
      )}
      <Steps stages={stagesOf(sending)} />
      {!problem && (
        <p className="note steps-note">You can look at other pages meanwhile. Closing this one stops the sending.</p>
      )}
    </>
  );
}
