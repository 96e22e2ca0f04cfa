"""Events, errors, access, components, Vietnamese text and time: what every other app stands on."""
