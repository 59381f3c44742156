import { Link } from "@tanstack/react-router";

export function SiteFooter() {
  return (
    <footer className="site-footer">
      <div className="wrap">
        <ul>
          <li>
            <Link to="/data">Data and API</Link>
          </li>
        </ul>
      </div>
    </footer>
  );
}
