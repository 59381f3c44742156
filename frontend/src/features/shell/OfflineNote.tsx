import { useLocation } from "@tanstack/react-router";
import { useOnline } from "../../ui/useOnline";

/** Said once, on top. Entry says it in its own place, with what is kept there. */
export function OfflineNote() {
  const online = useOnline();
  const entry = useLocation({ select: ({ pathname }) => pathname.startsWith("/entry") });
  return (
    <div role="status">
      {!online && !entry && (
        <p className="offline-note wrap">
          <strong>Not connected.</strong> What is on this page stays; anything new waits until you are back.
        </p>
      )}
    </div>
  );
}
