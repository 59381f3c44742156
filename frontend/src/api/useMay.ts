import { useQuery } from "@tanstack/react-query";
import { meQuery } from "./organisations";

/** Whether the person may do something; no until it is known. The API has the last word: this hides what it would refuse. */
export function useMay(permission: string): boolean {
  const { data: me } = useQuery(meQuery());
  return me?.permissions.includes(permission) ?? false;
}
