/** The formats a person may name where Groundswell would not recognise a file. The API refuses any other. */
export const formats: { value: string; label: string }[] = [
  { value: "figures", label: "Figures, one a row (CSV)" },
  { value: "online_consultations", label: "Online consultations, one month" },
  { value: "telephony", label: "Calls by cloud telephony, one month" },
  { value: "registered_patients", label: "Registered patients, one month" },
  { value: "trimethoprim", label: "Trimethoprim ratio" },
  { value: "deprivation", label: "Deprivation (IMD) by practice" },
  { value: "federations", label: "Federations and schemes, and who belongs to them" },
  { value: "epraccur", label: "Practices (epraccur)" },
  { value: "egpam", label: "Amendments of practices (egpam)" },
  { value: "epcmem", label: "Practices in PCTs and CCGs (epcmem)" },
  { value: "epcn", label: "Primary care networks (ePCN)" },
  { value: "eccg", label: "Clinical commissioning groups (eccg)" },
  { value: "ccg_stp_region", label: "CCGs in STPs in regions (ONS)" },
  { value: "sub_icb_icb_region", label: "Sub-ICB locations in ICBs in regions (ONS)" },
  { value: "ebranchs", label: "Branch surgeries (ebranchs)" },
  { value: "gpad_mapping", label: "Practices in networks (appointments mapping)" },
];
