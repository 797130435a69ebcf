"""A sample municipality to try everything on: invented people, published figures."""

from journeys.demo.municipality import SampleMunicipality, municipality

__all__ = ["SampleMunicipality", "municipality"]
