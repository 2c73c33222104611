import { Input } from "antd";
import { useEffect, useState } from "react";

/** Text that searches a moment after the last key, and at once on Enter. */
export function QueryInput(props: { value: string; placeholder: string; onChange: (value: string) => void }) {
  const [typed, setTyped] = useState(props.value);
  const { value, onChange } = props;
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed), 250);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input.Search
      allowClear
      style={{ width: 240 }}
      placeholder={props.placeholder}
      aria-label={props.placeholder}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => onChange(text)}
    />
  );
}
