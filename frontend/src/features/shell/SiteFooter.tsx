import { Link } from "@tanstack/react-router";
import type { Me } from "../../api/types";
import { furtherPlacesOf } from "./navigation";
import { useOwnSets } from "./useOwnSets";

export function SiteFooter({ me }: { me: Me }) {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <ul>
          {furtherPlacesOf(me, useOwnSets(me)).map(({ to, label }) => (
            <li key={to}>
              <Link to={to}>{label}</Link>
            </li>
          ))}
          <li>
            <Link to="/how-the-charts-work">How the charts work</Link>
          </li>
          <li>
            <Link to="/what-the-words-mean">What the words mean</Link>
          </li>
          <li>
            <Link to="/accessibility">Accessibility</Link>
          </li>
          <li>
            <Link to="/data">Data and API</Link>
          </li>
          <li>
            <Link to="/integrators">For integrators</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
