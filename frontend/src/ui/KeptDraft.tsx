/** Says that a form holds what was typed before, with the way to begin anew. */
export function KeptDraft({ kept, onForget }: { kept: boolean; onForget: () => void }) {
  if (!kept) return null;
  return (
    <p className="note">
      This is what you typed before.{" "}
      <button type="button" className="link-button" onClick={onForget}>
        Begin anew
      </button>
    </p>
  );
}
