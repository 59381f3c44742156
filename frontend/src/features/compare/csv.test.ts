import { expect, test } from "vitest";
import { centiles, funnel } from "../../test/comparison";
import { csvOf } from "../../lib/csv";
import { centilesCsv, funnelCsv } from "./csv";

const linesOf = (file: string) => file.split("\r\n");

test("a name with a comma or a quotation mark stays one field", () => {
  expect(linesOf(csvOf([['Smith, Jones "and" others', 3, null]]))).toEqual(['"Smith, Jones ""and"" others",3,', ""]);
});

test("a funnel is a line for each organisation, whose value is not rounded", () => {
  const lines = linesOf(funnelCsv(funnel));
  expect(lines).toHaveLength(funnel.items.length + 2);
  expect(lines[1]).toBe("missed_call_share,2018-06-01,E,Practice E,840,10000,8.4,below_3,improving,1,5");
});

test("centiles are a line for each month, empty where there is none", () => {
  const lines = linesOf(centilesCsv(centiles));
  expect(lines[1]).toBe("missed_call_share,2018-01-01,5,6,8,10,12,15,A,11");
  expect(lines[3]).toBe("missed_call_share,2018-03-01,0,,,,,,A,");
});
