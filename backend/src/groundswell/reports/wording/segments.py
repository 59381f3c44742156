"""The parts of a sentence, each with its tone."""

from groundswell.reports.schemas import Segment, Tone


def said(text: str, tone: Tone = "plain") -> Segment:
    return {"text": text, "tone": tone}


def plain_text(segments: list[Segment]) -> str:
    return "".join(segment["text"] for segment in segments)
