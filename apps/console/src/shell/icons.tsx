import AuditOutlined from "@ant-design/icons/AuditOutlined";
import BarChartOutlined from "@ant-design/icons/BarChartOutlined";
import FileDoneOutlined from "@ant-design/icons/FileDoneOutlined";
import FlagOutlined from "@ant-design/icons/FlagOutlined";
import HomeOutlined from "@ant-design/icons/HomeOutlined";
import IdcardOutlined from "@ant-design/icons/IdcardOutlined";
import MailOutlined from "@ant-design/icons/MailOutlined";
import MessageOutlined from "@ant-design/icons/MessageOutlined";
import ReadOutlined from "@ant-design/icons/ReadOutlined";
import SettingOutlined from "@ant-design/icons/SettingOutlined";
import TeamOutlined from "@ant-design/icons/TeamOutlined";
import type { ComponentType } from "react";
import type { NavIcon } from "./nav.ts";

export const NAV_ICONS: Readonly<Record<NavIcon, ComponentType<{ "aria-hidden"?: boolean }>>> = {
  start: HomeOutlined,
  mine: IdcardOutlined,
  roster: TeamOutlined,
  campaigns: FlagOutlined,
  results: FileDoneOutlined,
  feedback: MailOutlined,
  talks: MessageOutlined,
  insights: BarChartOutlined,
  schemes: ReadOutlined,
  oversight: AuditOutlined,
  system: SettingOutlined,
};
