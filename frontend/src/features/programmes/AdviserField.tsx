import { useQuery } from "@tanstack/react-query";
import { Select } from "nhsuk-react-components";
import { advisersQuery } from "./queries";

type AdviserFieldProps = {
  id: string;
  label: string;
  /** what no choice says */
  none: string;
  /** who it is now, who may have left the faculty */
  current?: { adviser_id: number | null; adviser: string | null };
  value: string;
  error?: string;
  onChange: (event: { currentTarget: { value: string } }) => void;
};

/** A choice of the members who are in the faculty today. */
export function AdviserField({ none, current, ...field }: AdviserFieldProps) {
  const { data } = useQuery(advisersQuery());
  const gone = current?.adviser_id && !data?.items.some(({ id }) => id === current.adviser_id);
  return (
    <Select {...field}>
      <Select.Option value="">{none}</Select.Option>
      {gone && <Select.Option value={String(current.adviser_id)}>{current.adviser}</Select.Option>}
      {data?.items.map(({ id, name }) => (
        <Select.Option key={id} value={String(id)}>
          {name}
        </Select.Option>
      ))}
    </Select>
  );
}
