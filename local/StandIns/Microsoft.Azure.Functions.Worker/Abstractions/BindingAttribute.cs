namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

/// <summary>Stands for the type of the same name in Worker.Extensions.Abstractions.</summary>
public abstract class BindingAttribute : Attribute;

/// <summary>Stands for the type of the same name in Worker.Extensions.Abstractions.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class TriggerBindingAttribute : BindingAttribute;

/// <summary>Stands for the type of the same name in Worker.Extensions.Abstractions.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class InputBindingAttribute : BindingAttribute;

/// <summary>Stands for the type of the same name in Worker.Extensions.Abstractions.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public abstract class OutputBindingAttribute : BindingAttribute;
