import { useSyncExternalStore } from "react";

function subscribe(changed: () => void) {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Whether this computer is connected to anything at all. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
