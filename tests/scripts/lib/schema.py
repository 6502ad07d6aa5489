"""schema.py: as much of JSON Schema as docs/*.schema.json use, with Python alone

faults(value, schema) lists what is wrong, each with its place. A keyword that is not known here is
a fault of the schema: nothing is passed over.
"""

import re

TYPES = {"object": dict, "array": list, "string": str, "null": type(None), "boolean": bool, "integer": int, "number": (int, float)}
SAID = {"$schema", "$id", "title", "description", "$defs"}


def is_type(value, name):
    return isinstance(value, TYPES[name]) and (name == "boolean" or not isinstance(value, bool))


def faults(value, schema, root=None, at="$"):
    root = root or schema
    found = []
    for key, told in schema.items():
        if key == "$ref":
            found += faults(value, root["$defs"][told.rpartition("/")[2]], root, at)
        elif key == "oneOf":
            each = [faults(value, one, root, at) for one in told]
            good = sum(not one for one in each)
            if good != 1:
                found.append(f"{at}: fits {good} of the forms, not one: {min(each, key=len)}")
        elif key == "type":
            names = told if isinstance(told, list) else [told]
            if not any(is_type(value, name) for name in names):
                found.append(f"{at}: {value!r} is no {' or '.join(names)}")
        elif key == "const":
            if value != told:
                found.append(f"{at}: {value!r} is not {told!r}")
        elif key == "enum":
            if value not in told:
                found.append(f"{at}: {value!r} is none of {told}")
        elif key == "pattern":
            if isinstance(value, str) and not re.search(told, value):
                found.append(f"{at}: {value!r} is not like {told}")
        elif key == "minimum":
            if isinstance(value, (int, float)) and value < told:
                found.append(f"{at}: {value} is less than {told}")
        elif key == "maximum":
            if isinstance(value, (int, float)) and value > told:
                found.append(f"{at}: {value} is more than {told}")
        elif key == "required":
            found += [f"{at}: {name} is missing" for name in told if isinstance(value, dict) and name not in value]
        elif key == "properties":
            for name, one in told.items():
                if isinstance(value, dict) and name in value:
                    found += faults(value[name], one, root, f"{at}.{name}")
        elif key == "additionalProperties":
            if told is False and isinstance(value, dict):
                found += [f"{at}: {name} is not foreseen" for name in value if name not in schema.get("properties", {})]
        elif key == "items":
            for i, item in enumerate(value if isinstance(value, list) else []):
                found += faults(item, told, root, f"{at}[{i}]")
        elif key == "minItems":
            if isinstance(value, list) and len(value) < told:
                found.append(f"{at}: fewer than {told}")
        elif key == "maxItems":
            if isinstance(value, list) and len(value) > told:
                found.append(f"{at}: more than {told}")
        elif key not in SAID:
            found.append(f"{at}: the schema's {key!r} is not known here")
    return found
