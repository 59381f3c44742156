import type { System } from "swagger-ui-dist/swagger-ui-es-bundle.js";

const nothing = () => null;

/** The viewer inside a page of ours, which has its own heading, its own main part, and knows who is signed in; and
    with parts that a keyboard and a screen reader can use, where its own are none. */
export const operationsAlone = ({ React: { createElement } }: System) => ({
  components: {
    OperationsAlone: ({ getComponent }: Pick<System, "getComponent">) =>
      createElement(
        "div",
        { className: "swagger-ui" },
        createElement(getComponent("SvgAssets")),
        createElement(getComponent("errors", true)),
        createElement(getComponent("FilterContainer", true)),
        createElement(getComponent("operations", true)),
      ),
  },
  wrapComponents: {
    authorizeOperationBtn: () => nothing,
    // Its link stands inside the button that opens the operation; the button puts the same into the address.
    DeepLink: () => withoutLink,
    // What scrolls has to take focus. What is an example is said in words beside it.
    PlainTextViewer:
      () =>
      ({ className = "", children }: { className?: string; children: string }) =>
        createElement(
          "pre",
          { className: `microlight ${className}`, tabIndex: 0, role: "group", "aria-label": "Text" },
          children,
        ),
    // A choice of one is none, and its own choices have no name.
    ExamplesSelect: (Choices: unknown) => (props: { examples: { size: number } }) =>
      props.examples.size < 2 ? null : createElement("label", {}, createElement(Choices, props)),
  },
});

const withoutLink = ({ text }: { text: string }) => text;
