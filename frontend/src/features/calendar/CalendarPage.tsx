import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Select } from "nhsuk-react-components";
import { useState, type FormEvent } from "react";
import type { CalendarFeedMade } from "../../api/programmeTypes";
import { useMay } from "../../api/useMay";
import { Failing } from "../../ui/Failing";
import { PageTitle } from "../../ui/PageTitle";
import { Feeds } from "./Feeds";
import { NewAddress } from "./NewAddress";
import { cohortsQuery, makeFeed } from "./queries";
import "../../ui/form.css";
import "./calendar.css";

const route = getRouteApi("/signed-in/calendar");

/** Addresses under which a calendar program finds sessions: made, shown once, and ended. */
export function CalendarPage() {
  const [made, setMade] = useState<CalendarFeedMade>();
  return (
    <>
      <PageTitle title="Sessions in your calendar" />
      <h1>Sessions in your calendar</h1>
      <p className="lede">
        Your calendar program can follow sessions at an address of your own, and notices when one moves. It shows when
        and where they are, and names nobody.
      </p>
      {made && <NewAddress key={made.id} made={made} />}
      <div className="columns section">
        <Feeds onEnded={(feed) => setMade((last) => (last?.id === feed ? undefined : last))} />
        <div className="half">
          <MakeFeed onMade={setMade} />
        </div>
      </div>
    </>
  );
}

function MakeFeed({ onMade }: { onMade: (made: CalendarFeedMade) => void }) {
  const { cohort } = route.useSearch();
  const queryClient = useQueryClient();
  const mayRead = useMay("read_programmes");
  const { data: cohorts } = useQuery({ ...cohortsQuery(), enabled: mayRead });
  const [chosen, setChosen] = useState(cohort ?? "");
  const make = useMutation({
    mutationFn: () => makeFeed(chosen === "" ? null : chosen),
    onSuccess: async (feed) => {
      onMade(feed);
      await queryClient.invalidateQueries({ queryKey: ["calendar-feeds"] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className="card form-card" onSubmit={submit} aria-labelledby="make-heading">
      <h2 id="make-heading">Make an address</h2>
      <Select
        id="calendar-cohort"
        label="Of which sessions"
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
      >
        <Select.Option value="">All that I run or take part in</Select.Option>
        {cohorts?.items.map(({ code, name, programme }) => (
          <Select.Option key={code} value={code}>
            {name}, {programme.name}
          </Select.Option>
        ))}
      </Select>
      {make.error && <Failing what="No address has been made." error={make.error} />}
      <Button small type="submit" disabled={make.isPending}>
        Make the address
      </Button>
    </form>
  );
}
