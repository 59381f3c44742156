import { Link } from "@tanstack/react-router";

/** Where this page belongs. The page itself is not repeated: its heading follows. */
export function Crumbs({ places }: { places: { label: string; to: string }[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      <ol>
        {places.map(({ label, to }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: true }}>
              {label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
