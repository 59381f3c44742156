import { opinionBars } from "./opinions";
import "./opinions.css";

type OpinionBarsProps = {
  /** `steps`: how many chose each of the five; `label`: the same in words, for those who do not see the bar */
  questions: { question: string; steps: number[]; label: string }[];
  /** what the ends of the scale are called: "disagree", "agree" */
  sides: [string, string];
  /** what each of the five steps is called */
  steps: string[];
};

/** What people answered on five steps, plum to teal, about the middle step. */
export function OpinionBars({ questions, sides, steps }: OpinionBarsProps) {
  const { middle, bars } = opinionBars(questions.map((question) => question.steps));
  return (
    <>
      <p className="opinions__sides tiny" aria-hidden="true">
        % of answers: {sides[0]} to the left of the line, {sides[1]} to the right
      </p>
      <ul className="opinions">
        {questions.map(({ question, label }, index) => (
          <li key={question}>
            <span className="opinions__question" aria-hidden="true">
              {question}
            </span>
            <span className="opinions__bar" role="img" aria-label={label}>
              {bars[index]?.map(({ step, left, width, words }) => (
                <span key={step} className={`opinion-${step}`} style={{ left: `${left}%`, width: `${width}%` }}>
                  {words}
                </span>
              ))}
              <span className="opinions__middle" style={{ left: `${middle}%` }} />
            </span>
          </li>
        ))}
      </ul>
      <ul className="icon-key opinions__key" aria-hidden="true">
        {steps.map((words, step) => (
          <li key={words}>
            <span className={`opinions__swatch opinion-${step}`} />
            {words}
          </li>
        ))}
      </ul>
    </>
  );
}
