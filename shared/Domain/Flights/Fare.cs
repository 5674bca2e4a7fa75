namespace Serverless.Domain.Flights;

/// <summary>The one rule for discounted prices, in whole won.</summary>
public static class Fare
{
    public const int PercentageMin = 1;
    public const int PercentageMax = 100;

    /// <summary>The price after a discount, rounded half up; every place that shows or takes a price uses it.</summary>
    /// <param name="price">In won, not negative.</param>
    /// <param name="percentage">From 0 to 100.</param>
    public static int Discounted(int price, int percentage) =>
        (int)((((long)price * (PercentageMax - percentage)) + 50) / PercentageMax);
}
