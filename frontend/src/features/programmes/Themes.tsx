import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, TextInput } from "nhsuk-react-components";
import { useState } from "react";
import { ErrorSummary } from "../../ui/ErrorSummary";
import { Said } from "../../ui/Said";
import { Tag } from "../../ui/Tag";
import { useForm } from "../../ui/useForm";
import { addTheme } from "./acts";
import { themesQuery } from "./queries";
import "../../ui/form.css";

const idOf = () => "theme-title";

/** What sessions and achievements are about, in every programme alike; one is added. */
export function Themes() {
  const queryClient = useQueryClient();
  const { data: themes } = useQuery(themesQuery());
  const [typed, setTyped] = useState({ title: "" });
  const [said, setSaid] = useState("");
  const { problems, busy, wrong, submit } = useForm({
    typed,
    problemsIn: ({ title }) =>
      title.trim() === "" ? [{ field: "title" as const, message: "Name the theme, such as Lean." }] : [],
    send: ({ title }) => addTheme(title.trim()),
    onDone: async (made) => {
      setTyped({ title: "" });
      setSaid(`Added: ${made.title}.`);
      await queryClient.invalidateQueries({ queryKey: ["themes"] });
    },
  });
  return (
    <section className="section" aria-labelledby="themes-heading">
      <div className="section-head">
        <h2 id="themes-heading">Themes</h2>
        <p>Of sessions and achievements; all programmes share them</p>
      </div>
      <Said words={said} />
      <form className="card form-card" onSubmit={submit} noValidate aria-labelledby="themes-heading">
        <ErrorSummary title="No theme has been added" problems={problems} idOf={idOf} />
        {themes && (
          <ul className="themes">
            {themes.items.map((theme) => (
              <li key={theme.id}>
                <Tag>{theme.title}</Tag>
              </li>
            ))}
          </ul>
        )}
        <TextInput
          id={idOf()}
          label="A further theme"
          maxLength={100}
          value={typed.title}
          error={wrong("title")}
          onChange={(event) => setTyped({ title: event.currentTarget.value })}
        />
        <p className="actions">
          <Button small secondary type="submit" disabled={busy}>
            Add the theme
          </Button>
        </p>
      </form>
    </section>
  );
}
