type Told = { currentTarget: { value: string } };
type Written<Typed> = { [Field in keyof Typed]: Typed[Field] extends string ? Field : never }[keyof Typed] & string;

/** The properties of a control for each field that is written: its id begins with the form's name. */
export const fieldsOf =
  <Typed extends object>(
    name: string,
    typed: Typed,
    change: (next: Partial<Typed>) => void,
    wrong: (field: Written<Typed>) => string | undefined,
  ) =>
  (field: Written<Typed>) => ({
    id: `${name}-${field}`,
    value: typed[field] as string,
    error: wrong(field),
    onChange: (event: Told) => change({ [field]: event.currentTarget.value } as Partial<Typed>),
  });
