/** What every operation of ours keeps to, and no linter knows by itself. Each rule reports a sentence. */

const METHODS = ["get", "put", "post", "delete", "patch"];
const TEXTUAL = /json|^text\/|x-www-form-urlencoded/;
/** Fetched by browsers and probes, or made for one caller at one moment: no version to compare. */
const UNTAGGED = ["/healthz", "/readyz", "/api/v1/auth/jwks", "/api/v1/answer-sheet", "/api/v1/changes"];
/** Lists that are short by nature, and whole pages, which list many things under one heading. */
const PAGED = /^Items_/;

/** A rule that looks at every operation, given its address, its method and where to report. */
const ofOperations = (look) => () => ({
  PathItem(item, { key: path, location, report, resolve }) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const say = (message, ...child) => report({ message, location: location.child([method, ...child]) });
      look({ path, method, operation, resolve: (part) => (part?.$ref ? resolve(part).node : part), say });
    }
  },
});

const parameters = ({ operation, resolve }) => (operation.parameters ?? []).map(resolve);
const takes = (place, name) => (asked) =>
  parameters(asked).some((each) => each.in === place && each.name.toLowerCase() === name);

const readsCarryEtag = ofOperations(({ path, method, operation, say }) => {
  if (method !== "get" || UNTAGGED.includes(path)) return;
  const answers = operation.responses;
  if (answers["200"] && !answers["200"].headers?.ETag) say("A read answers with an ETag.", "responses", "200");
  if (!answers["304"]) say("A read answers 304 to an If-None-Match that names what stands.", "responses");
});

const listsComeInPages = ofOperations((asked) => {
  const answer = asked.operation.responses["200"];
  const schema = answer?.content?.["application/json"]?.schema;
  const named = (schema?.$ref ?? "").split("/").pop();
  const cursor = takes("query", "cursor")(asked);
  if (cursor !== takes("query", "limit")(asked)) asked.say("cursor and limit go together.", "parameters");
  if (cursor && PAGED.test(named) && !answer.headers?.Link) asked.say("A page says in Link where the next one is.", "responses");
});

const changesNeedIfMatch = ofOperations((asked) => {
  const { method, operation, say } = asked;
  if (method !== "patch") return;
  if (!takes("header", "if-match")(asked)) say("A change says with If-Match which revision was seen.", "parameters");
  for (const status of ["412", "428"])
    if (!operation.responses[status]) say(`A change can be refused with ${status}.`, "responses");
});

const refusalsAreProblems = ofOperations(({ path, operation, resolve, say }) => {
  const wanted = path.startsWith("/fhir/") ? "application/fhir+json" : "application/problem+json";
  for (const [status, answer] of Object.entries(operation.responses))
    if (status >= "400" && !resolve(answer).content?.[wanted]) say(`A refusal is ${wanted}.`, "responses", status);
});

const permissionIsSaid = ofOperations(({ operation, say }) => {
  const secured = (operation.security ?? []).length > 0;
  if (secured && !operation.responses["401"]) say("What needs a token refuses without one (401).", "responses");
  if (operation["x-permission"] && !operation.responses["403"]) say("What needs a permission refuses with 403.", "responses");
  if (!/Needs: `|For anyone who has signed in|For people alone|For systems alone|Open to all/.test(operation.description ?? ""))
    say("The description says who may.", "description");
});

const examplesAreThere = ofOperations(({ operation, resolve, say }) => {
  const bodies = [["requestBody", operation.requestBody], ...["200", "201", "202"].map((status) => [status, operation.responses[status]])];
  for (const [name, body] of bodies)
    for (const [type, content] of Object.entries(resolve(body)?.content ?? {}))
      if (TEXTUAL.test(type) && !("example" in content) && !content.examples)
        say(`There is no example of ${type} (${name}): make examples.`);
});

const deprecatedSaysUntilWhen = ofOperations(({ operation, say }) => {
  if (!operation.deprecated) return;
  for (const [status, answer] of Object.entries(operation.responses))
    for (const header of ["Deprecation", "Sunset"])
      if (status < "300" && !answer.headers?.[header]) say(`What is deprecated answers with ${header}.`, "responses", status);
});

/** FHIR's own names are FHIR's own. */
const OF_FHIR = /~1fhir~1R4|schemas\/Fhir/;
const SNAKE = /^[a-z0-9][a-z0-9_]*$/;

const namesAreSnakeCase = ofOperations((asked) => {
  const { path, operation, say } = asked;
  if (path.startsWith("/fhir/")) return;
  if (!SNAKE.test(operation.operationId)) say("An operation's id is snake_case.", "operationId");
  for (const each of parameters(asked))
    if (each.in !== "header" && !SNAKE.test(each.name)) say(`The parameter ${each.name} is not snake_case.`, "parameters");
});

const membersAreSnakeCase = () => ({
  SchemaProperties(properties, { location, report }) {
    if (OF_FHIR.test(location.pointer)) return;
    for (const name of Object.keys(properties))
      if (!SNAKE.test(name))
        report({ message: `The member ${name} is not snake_case.`, location: location.child([name]).key() });
  },
});

export default () => ({
  id: "groundswell",
  rules: {
    oas3: {
      "names-are-snake-case": namesAreSnakeCase,
      "members-are-snake-case": membersAreSnakeCase,
      "refusals-are-problems": refusalsAreProblems,
      "reads-carry-etag": readsCarryEtag,
      "lists-come-in-pages": listsComeInPages,
      "changes-need-if-match": changesNeedIfMatch,
      "permission-is-said": permissionIsSaid,
      "examples-are-there": examplesAreThere,
      "deprecated-says-until-when": deprecatedSaysUntilWhen,
    },
  },
});
