/** What about a client somebody should see to today: what is coming to its end, what is missing, what nobody uses. */
import type { Client, ClientKey } from "../../api/exchangeTypes";
import { addDays, dayNumber } from "../../lib/days";
import { today } from "../../lib/moment";
import { longDate } from "../../lib/period";

/** Long enough to make another key, and to bring it to whoever runs the system. */
const SOON_DAYS = 30;

export const liveKeys = ({ keys }: Client): ClientKey[] => keys.filter(({ state }) => state === "live");

/** The day on which a key ends, in England. */
export const endOf = (key: ClientKey): string | null => key.expires_at && today(Date.parse(key.expires_at));

const isSoon = (on: string | null, day: string): boolean => on !== null && on <= addDays(day, SOON_DAYS);

export const endsSoon = (key: ClientKey, now = Date.now()): boolean => isSoon(endOf(key), today(now));

/** In sentences; nothing of one that may not sign in anyway. */
export function concernsOf(client: Client, now = Date.now()): string[] {
  const { state, expires_on, last_used_at } = client;
  if (state === "without_key") return ["It has no key that opens anything: give it one, or disable it."];
  if (state !== "in_force") return [];
  const day = today(now);
  const live = liveKeys(client);
  const concerns: (string | false)[] = [
    expires_on !== null && isSoon(expires_on, day) && `It may sign in no more ${inDays(expires_on, day)}.`,
    ...live.map((key) => {
      const on = endOf(key);
      if (on === null || !isSoon(on, day)) return false;
      // Where another key stays, the system can change over before this one ends.
      const other = live.some((each) => each !== key && !endsSoon(each, now));
      return `A key of it ends ${inDays(on, day)}. ${other ? "It has another." : "Give it another before then."}`;
    }),
    last_used_at === null && "It has never signed in.",
  ];
  return concerns.filter((concern) => concern !== false);
}

function inDays(on: string, day: string): string {
  const days = dayNumber(on) - dayNumber(day);
  if (days <= 0) return "today";
  return days === 1 ? "from tomorrow" : `on ${longDate(on)}, in ${days} days`;
}
