type Held<Typed> = {
  typed: Typed;
  setTyped: (typed: Typed) => void;
  wrong: (field: keyof Typed & string) => string | undefined;
  idOf: (field: string) => string;
};
type Texts<Typed> = { [Field in keyof Typed]: Typed[Field] extends string ? Field : never }[keyof Typed] & string;

export type TextField = {
  id: string;
  value: string;
  error?: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
};

/** What a text, a day or a choice of a form needs, by the name of its field. */
export const textField =
  <Typed extends object>({ typed, setTyped, wrong, idOf }: Held<Typed>) =>
  (field: Texts<Typed>): TextField => ({
    id: idOf(field),
    value: typed[field] as string,
    error: wrong(field),
    onChange: (event: { currentTarget: { value: string } }) =>
      setTyped({ ...typed, [field]: event.currentTarget.value }),
  });
