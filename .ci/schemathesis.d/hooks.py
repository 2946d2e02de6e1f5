"""What Schemathesis cannot know of this API: which ids there are, and which refusals are for the form of a request."""

import os
import re

import schemathesis
from schemathesis.openapi.checks import RejectedPositiveData

FORM = {"invalid-content", "malformed-request", "header-unreadable", "moment-unreadable", "sort-unknown", "too-large"}


def examples(collection):
    """The first two ids of a dictionary, where there is one."""
    if not os.path.exists(collection):
        return []
    with open(collection) as dictionary:
        return [line.strip('"\n') for line in dictionary][:2]


def collection_of(parameter, path):
    """The collection that a parameter of a path picks from: what stands before it."""
    [before] = re.findall(r"([\w-]+)/\{%s\}" % parameter, path)
    return "organisations" if before == "members" else before


@schemathesis.hook
def before_load_schema(context, raw_schema):
    """Requests reach what exists: some ids stand as examples, of parameters of paths and of fields that have the name of a collection."""
    for path, operations in raw_schema["paths"].items():
        for operation in operations.values():
            for parameter in operation["parameters"]:
                if parameter.get("in") == "path":
                    found = examples(collection_of(parameter["name"], path))
                    parameter["examples"] = {id: {"value": id} for id in found}
    for schema in raw_schema["components"]["schemas"].values():
        for name, field in schema.get("properties", {}).items():
            if found := examples(f"{name}s"):
                field["examples"] = found


@schemathesis.hook
def filter_case(context, case):
    """Whoever asks keeps their account, roles and token: the rest would be asked in vain."""
    takes = case.operation.path.startswith("/accounts/") and case.operation.path.endswith(("/erase", "/revoke"))
    return not takes or case.path_parameters.get("id") not in examples("caller")


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """A request of the right form may be refused for what it says (who, when, what was decided before), never for its form."""
    if not isinstance(failure, RejectedPositiveData):
        return True
    return response.json()["type"].removeprefix("/problems/") in FORM
