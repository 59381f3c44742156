export function DemonstrationNote() {
  return (
    <aside className="demonstration" aria-label="About this data">
      <div className="wrap">
        <strong>Demonstration data.</strong> Every organisation, person and figure here is invented.
      </div>
    </aside>
  );
}
