import { useState } from "react";
import { download } from "../api/client";
import { Failing } from "./Failing";

/** The same rows as a file. */
export function CsvButton({ address, name, label = "CSV" }: { address: string; name: string; label?: string }) {
  const [error, setError] = useState<unknown>(null);
  const fetchFile = () => {
    setError(null);
    download(address, name).catch(setError);
  };
  return (
    <>
      <button type="button" className="button" onClick={fetchFile}>
        {label}
      </button>
      {error !== null && <Failing what="The file could not be fetched." error={error} onRetry={fetchFile} />}
    </>
  );
}
