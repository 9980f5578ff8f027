import {
  ArrowLeft, Camera, Check, CircleHelp, Clock, Globe, GripVertical, Keyboard, ListChecks, Mouse, MousePointer2,
  MousePointerClick, PanelsTopLeft, ScrollText, TextCursorInput, Upload, Wrench, type LucideIcon,
} from "lucide-react";

const icons: Partial<Record<string, LucideIcon>> = {
  navigate: Globe,
  back: ArrowLeft,
  click: MousePointerClick,
  type: TextCursorInput,
  press: Keyboard,
  select: ListChecks,
  hover: MousePointer2,
  scroll: Mouse,
  drag: GripVertical,
  wait: Clock,
  read: ScrollText,
  screenshot: Camera,
  tabs: PanelsTopLeft,
  upload: Upload,
  done: Check,
  ask_user: CircleHelp,
};

/** The picture for a tool; tools this page does not know get a plain one. */
export const toolIcon = (tool: string): LucideIcon => icons[tool] ?? Wrench;
