using Microsoft.Azure.Functions.Worker.Builder;
using Serverless.Adapters.Accounts;
using Serverless.Adapters.Payments;
using Serverless.Adapters.Platform.Redis;
using Serverless.Adapters.Reservations;
using Serverless.Adapters.Seats;

namespace Serverless.Functions;

/// <summary>The app's table of contents: what every call passes, in order, and the contexts it can reach.</summary>
public static class FunctionApp
{
    public static void Compose(FunctionsApplicationBuilder builder) =>
        builder.Services
            .AddRedis()
            .AddAccounts()
            .AddSeats()
            .AddReservations()
            .AddPayments();
}
