"""Loading models: from under MODELS_ROOT only, safetensors only, no remote code, no network."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any


class ModelFolderError(ValueError):
    """A folder that cannot be used as a model: str() gives place, reason and remedy."""


def resolve_folder(root: Path, name: str) -> Path:
    """The folder `name` under root, symbolic links followed. Raises ModelFolderError when it is not there."""
    root = root.resolve()
    folder = (root / name).resolve()
    if folder == root or not folder.is_relative_to(root):
        raise ModelFolderError(f"{name}: models load from under {root} only; move or copy the folder there.")
    if not folder.is_dir():
        raise ModelFolderError(f"{name}: there is no such folder under {root}; copy or download the model there.")
    for path in folder.iterdir():
        if not path.resolve().is_relative_to(root):
            raise ModelFolderError(
                f"{name}/{path.name} is a link that leads out of {root}; copy the file itself there."
            )
    return folder


def is_adapter(folder: Path) -> bool:
    """Whether the folder holds a LoRA adapter rather than full weights."""
    return (folder / "adapter_config.json").is_file()


def weight_files(folder: Path) -> list[Path]:
    """The folder's safetensors files, sorted; raises ModelFolderError when there is none."""
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        pickles = [path.name for pattern in ("*.bin", "*.pt", "*.pth") for path in folder.glob(pattern)]
        if pickles:
            raise ModelFolderError(
                f"{folder.name}: {pickles[0]} is a pickle, which can run code when loaded; "
                "save the model with save_pretrained(..., safe_serialization=True)."
            )
        raise ModelFolderError(f"{folder.name}: no *.safetensors file; save the model with save_pretrained.")
    return files


def check_folder(folder: Path) -> None:
    """Raises ModelFolderError unless this is a causal LM, or an adapter over one, with its tokenizer."""
    config = folder / ("adapter_config.json" if is_adapter(folder) else "config.json")
    if not config.is_file():
        raise ModelFolderError(f"{folder.name}: no config.json or adapter_config.json; this is not a model folder.")
    try:
        data = json.loads(config.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ModelFolderError(f"{folder.name}/{config.name} is not JSON: {error}.") from error
    if not isinstance(data, dict):
        raise ModelFolderError(f"{folder.name}/{config.name} is not a JSON object; copy the model again.")
    weight_files(folder)
    if "auto_map" in data:
        raise ModelFolderError(f"{folder.name}: {config.name} asks for remote code (auto_map); remove that key.")
    if is_adapter(folder):
        if data.get("peft_type") != "LORA":
            raise ModelFolderError(f"{folder.name}: peft_type is {data.get('peft_type')!r}, not LORA.")
        return
    architectures = data.get("architectures") or []
    if not any(str(name).endswith("ForCausalLM") for name in architectures):
        raise ModelFolderError(f"{folder.name}: architectures {architectures} name no causal language model.")
    if not any((folder / name).is_file() for name in ("tokenizer.json", "tokenizer.model")):
        raise ModelFolderError(f"{folder.name}: no tokenizer.json; save the tokenizer beside the model.")


def load_tokenizer(folder: Path, base: Path | Sequence[Path] | None = None) -> Any:
    """The folder's tokenizer, or for an adapter without one its base's; padding left, with a padding token."""
    from transformers import AutoTokenizer

    chain = [folder, *([base] if isinstance(base, Path) else base or ())]
    folder = next((path for path in chain if (path / "tokenizer_config.json").is_file()), folder)
    tokenizer = AutoTokenizer.from_pretrained(
        folder, padding_side="left", local_files_only=True, trust_remote_code=False
    )
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return tokenizer


def best_dtype() -> Any:
    """bfloat16 or float16 by what the GPU has; float32 on a CPU."""
    import torch

    if not torch.cuda.is_available():
        return torch.float32
    return torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16


def load_model(folder: Path, base: Path | Sequence[Path] | None = None, dtype: Any = None) -> Any:
    """The causal LM in `folder`, on the GPU if there is one.

    base: what an adapter lies over: a folder, or a chain of them (adapters over adapters, the
        full model last). All adapters are merged into the full model.
    Raises ModelFolderError when the folder cannot be used.
    """
    import torch
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM

    chain = [folder, *([base] if isinstance(base, Path) else base or ())]
    if is_adapter(chain[-1]):
        raise ModelFolderError(f"{chain[-1].name} is an adapter: register its base model first and name it.")
    adapters = [path for path in chain if is_adapter(path)]
    full = next(path for path in chain if not is_adapter(path))
    for path in (*adapters, full):
        check_folder(path)
    try:
        model = AutoModelForCausalLM.from_pretrained(
            full,
            dtype=best_dtype() if dtype is None else dtype,
            use_safetensors=True,
            local_files_only=True,
            trust_remote_code=False,
        )
        for path in reversed(adapters):
            model = _merged(model, path)
    except (OSError, ValueError, RuntimeError, KeyError, SafetensorError) as error:
        raise ModelFolderError(
            f"{folder.name} cannot be loaded: {_first_line(error)}; copy the model again."
        ) from error
    return model.to("cuda" if torch.cuda.is_available() else "cpu").eval()


def _merged(model: Any, adapter: Path) -> Any:
    from peft import PeftModel

    return PeftModel.from_pretrained(model, str(adapter), use_safetensors=True).merge_and_unload()


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
