import { useRef, useState, type ReactNode } from "react";
import type { Series, Suggestion } from "../../api/types";
import { Empty } from "../../ui/Empty";
import { plainText } from "../../ui/signals";
import { ChangeForm } from "./ChangeForm";
import { ChartSection } from "./ChartSection";
import { dismiss, isDismissed } from "./dismissed";
import { Head } from "./Head";
import { KnownBanner } from "./KnownOn";
import { Members } from "./Members";
import { Notes } from "./Notes";
import { PhaseForm } from "./PhaseForm";
import type { MeasureSearch } from "./search";
import type { PhaseTyped, Setting } from "./settings";
import { Suggested } from "./Suggested";
import { TargetForm } from "./TargetForm";
import { MonthlyValues } from "./MonthlyValues";

type ChartAndNotesProps = {
  series: Series;
  search: MeasureSearch;
  onSearch: (change: Partial<MeasureSearch>) => void;
  switching: Switching;
};

/** Another chart is asked for while this one is seen: it is being fetched, or could not be. */
export type Switching = { busy: boolean; failure: ReactNode };

type Open = { setting: Setting; start?: Partial<PhaseTyped> };

/** The chart, what people set on it, and what explains it. One small form at a time stands under the chart. */
export function ChartAndNotes({ series, search, onSearch, switching }: ChartAndNotesProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [gone, setGone] = useState<Suggestion | null>(null);
  const opener = useRef<Element | null>(null);
  const chart = useRef<HTMLElement>(null);
  const { measure, organisation, points, suggestion } = series;
  const place = { measure: measure.code, organisation: organisation.code, nation: organisation.kind === "nation" };
  const months = points.map(({ period }) => period);
  const offered =
    suggestion !== null &&
    series.may_set &&
    gone?.change_id !== suggestion.change_id &&
    !isDismissed(measure.code, organisation.code, suggestion);

  const choose = (change: Partial<MeasureSearch>) => {
    setDone(null);
    onSearch(change);
  };
  const begin = (setting: Setting, start?: Partial<PhaseTyped>) => {
    opener.current = document.activeElement;
    setDone(null);
    setOpen({ setting, start });
  };
  const cancel = () => {
    setOpen(null);
    const back = opener.current;
    // A control that has gone meanwhile leaves the chart to come back to.
    if (back instanceof HTMLElement && back.isConnected && back.offsetParent !== null) back.focus();
    else chart.current?.focus();
  };
  const finish = (said: string) => {
    setOpen(null);
    setDone(said);
    chart.current?.focus();
  };
  const form = { place, onDone: finish, onCancel: cancel };

  return (
    <>
      <Head
        series={series}
        // While another chart is fetched, or cannot be, what is seen is still the one before.
        before={
          !switching.busy &&
          !switching.failure && <KnownBanner known={search.known} onKnown={(known) => choose({ known })} />
        }
        onOpen={begin}
      />
      {points.length === 0 ? (
        <div className="section">
          <Empty title={`No figures yet for ${organisation.name}.`}>
            The chart starts with the first month that is reported.
          </Empty>
        </div>
      ) : (
        <>
          {offered && (
            <Suggested
              suggestion={suggestion}
              onTake={() => begin("phase", { from: suggestion.from, reason: suggestion.reason })}
              onDismiss={() => {
                dismiss(measure.code, organisation.code, suggestion);
                setGone(suggestion);
                setDone("The limits stay as they are. You can recalculate them at any time.");
                chart.current?.focus();
              }}
            />
          )}
          <ChartSection series={series} search={search} onSearch={choose} switching={switching} section={chart} />
          {open?.setting === "phase" && (
            <PhaseForm key={open.start?.from} months={months} start={open.start} {...form} />
          )}
          {open?.setting === "target" && <TargetForm months={months} measure={measure} {...form} />}
          {open?.setting === "change" && <ChangeForm {...form} />}
          <div role="status">
            {done && (
              <div className="box box--done section">
                <p>
                  <strong>{done}</strong> {plainText(series.sentence)}
                </p>
              </div>
            )}
          </div>
          <div className="columns section">
            <MonthlyValues
              series={series}
              all={search.months === "all"}
              onAll={(all) => onSearch({ months: all ? "all" : undefined })}
            />
            <Notes notes={series.notes} may={series.may_set} onOpen={begin} onRemoved={finish} />
          </div>
          <Members series={series} />
        </>
      )}
    </>
  );
}
