using System.Diagnostics.CodeAnalysis;

namespace Serverless.Domain.Platform;

/// <summary>The value an operation promised, or the reason it declined. Faults stay exceptions.</summary>
public readonly record struct Outcome<T>
    where T : notnull
{
    private Outcome(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    [MemberNotNullWhen(false, nameof(Value))]
    public bool IsRefused => Refusal is not null;

    public TResult Match<TResult>(Func<T, TResult> accepted, Func<Refusal, TResult> refused) =>
        IsRefused ? refused(Refusal) : accepted(Value);

    public static implicit operator Outcome<T>(T value) => new(value, refusal: null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The promise of an operation that has nothing to give back but that it was done.</summary>
public readonly record struct Done;
