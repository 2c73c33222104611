import { Typography } from "antd";
import styles from "./Copyable.module.css";

/** A long machine-made text, a hash or a key, to be compared or taken elsewhere. */
export function Copyable({ text }: { text: string }) {
  return (
    <Typography.Text copyable className={styles.text}>
      {text}
    </Typography.Text>
  );
}
