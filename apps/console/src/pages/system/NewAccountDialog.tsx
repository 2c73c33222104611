import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { post } from "../../api/http.ts";
import { useSay } from "../../parts/use-say.ts";
import type { Shown } from "./OncePassword.tsx";

interface Fields {
  username: string;
  displayName: string;
}

/** A new account gets a random password; roles are granted by the security officer afterwards. */
export function NewAccountDialog({
  onClose,
  onMade,
}: {
  onClose: () => void;
  onMade: (made: Shown) => void;
}) {
  const { t } = useTranslation();
  const say = useSay();
  const [form] = Form.useForm<Fields>();
  const make = useMutation({
    mutationFn: (fields: Fields) => post<{ password: string }>("/api/accounts", fields),
    onSuccess: ({ password }, { username }) => onMade({ username, password }),
    onError: say.refused,
  });
  return (
    <Modal
      open
      title={t("system.new")}
      okText={t("system.new")}
      cancelText={t("do.cancel")}
      confirmLoading={make.isPending}
      onCancel={onClose}
      onOk={() => form.submit()}
    >
      <Form form={form} layout="vertical" onFinish={(fields) => make.mutate(fields)} requiredMark={false}>
        <Form.Item
          name="username"
          label={t("system.username")}
          rules={[{ required: true, pattern: /^[\p{L}\p{N}._-]{2,50}$/u }]}
        >
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={t("system.displayName")} rules={[{ required: true }]}>
          <Input autoComplete="off" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
