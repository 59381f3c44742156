import "./showMore.css";

type Paged = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };

/** Under a list that comes in pages: the next one, where there is one. */
export function ShowMore({ query, words = "Show more" }: { query: Paged; words?: string }) {
  if (!query.hasNextPage) return null;
  return (
    <p className="actions rows-more">
      <button
        type="button"
        className="button"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {words}
      </button>
    </p>
  );
}
