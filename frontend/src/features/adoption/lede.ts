/** What the page says before its table: the counts that the API gives, no more. */
import type { Matrix, MatrixInnovation } from "./queries";
import { practiceCount } from "./ticked";

const of = (count: number, matrix: Matrix) => `${count} of ${practiceCount(matrix.practices)}`;

export function ledeOf(matrix: Matrix, chosen: MatrixInnovation | undefined): string {
  if (chosen) {
    const { testing, stopped } = chosen.stages;
    const more = [
      ...(testing > 0 ? [`${testing} ${testing === 1 ? "tests" : "test"} it`] : []),
      ...(stopped > 0 ? [`${stopped} ${stopped === 1 ? "has" : "have"} stopped`] : []),
    ];
    const using = chosen.using === 0 ? "No practice uses" : `${of(chosen.using, matrix)} use`;
    return `${using} ${chosen.title}${more.length > 0 ? `; ${more.join(" and ")}` : ""}.`;
  }
  const used = [...matrix.innovations].sort((a, b) => b.using - a.using);
  const [first] = used;
  const inUse = used.filter(({ using }) => using > 0).length;
  if (!first || inUse === 0) return "No practice here has adopted an innovation of the library yet.";
  return `${inUse} of the ${matrix.innovations.length} innovations in the library are in use here. ${first.title} is used most: at ${of(first.using, matrix)}.`;
}
