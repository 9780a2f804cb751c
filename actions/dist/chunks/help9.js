import { Q as MODEL_FLAG, Z as CONFIG_FLAG } from "./start.js";
import { t as HTML_FLAG } from "./html-page.js";

const cardHelp = {
	summary: "write the model card from evidence, or check one against it",
	description: `Measured numbers come from the evidence of \`assay test\` (and of \`assay drift\`, where there is one); intended use, limitations and
contacts come from model-card.yml or model-card.md. Without --out the card is printed. --check exits with 1 when a card contradicts the
evidence (docs/model-card.md).`,
	flags: [
		{
			name: "evidence",
			value: "FILE",
			text: "evidence of assay test (default: .assay/evidence/MODEL.test.json)"
		},
		{
			name: "drift",
			value: "FILE",
			text: "evidence of assay drift (default: .assay/evidence/MODEL.drift.json, if there)"
		},
		{
			name: "about",
			value: "FILE",
			text: "what people say of the model (default: model-card.yml or model-card.md, if there)"
		},
		{
			name: "out",
			value: "FILE",
			text: "write the card here, for example MODEL_CARD.md"
		},
		HTML_FLAG,
		{
			name: "annex-iv",
			value: "FOLDER",
			text: "write a documentation pack after Annex IV of the EU AI Act there instead"
		},
		{
			name: "check",
			value: "FILE",
			text: "compare this card with the evidence instead of writing one"
		},
		CONFIG_FLAG,
		MODEL_FLAG
	],
	example: "assay card --out MODEL_CARD.md --html report.html",
	next: "Commit the card, and let CI run `assay card --check MODEL_CARD.md` after `assay test`."
};

export { cardHelp as t };