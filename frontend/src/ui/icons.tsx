import type { Assurance, Variation } from "../api/types";
import { iconPicture, type IconName } from "./iconPictures";
import { assuranceWords, variationWords } from "./signals";

/** In tables, in lists, in a verdict. */
const SIZES = { s: 24, m: 32, l: 44 } as const;
type Size = keyof typeof SIZES;

/** Without words an icon is for the eye alone: the words are beside it. */
function Icon({ name, words = "", size }: { name: IconName; words?: string; size: Size }) {
  return <img className="icon" src={iconPicture(name)} alt={words} width={SIZES[size]} height={SIZES[size]} />;
}

type VariationIconProps = { variation: Variation; size?: Size; named?: boolean };
export function VariationIcon({ variation, size = "s", named = false }: VariationIconProps) {
  return <Icon name={variation} size={size} words={named ? variationWords[variation] : undefined} />;
}

type AssuranceIconProps = { assurance: Assurance; size?: Size; named?: boolean };
export function AssuranceIcon({ assurance, size = "s", named = false }: AssuranceIconProps) {
  return <Icon name={assurance} size={size} words={named ? assuranceWords[assurance] : undefined} />;
}

type PairProps = { variation: Variation | null; assurance: Assurance | null; size?: Size; named?: boolean };
/** Variation left, assurance right, always; with no target there is no second icon and no gap kept for it. */
export function Icons({ variation, assurance, size = "s", named = false }: PairProps) {
  return (
    <span className="icons">
      {variation && <VariationIcon variation={variation} size={size} named={named} />}
      {assurance && <AssuranceIcon assurance={assurance} size={size} named={named} />}
    </span>
  );
}
